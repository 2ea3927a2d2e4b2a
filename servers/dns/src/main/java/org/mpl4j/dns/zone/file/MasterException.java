package org.mpl4j.dns.zone.file;

/** An entry of a master file is not right. */
final class MasterException extends Exception {
    private static final long serialVersionUID = 1;

    MasterException(String message) {
        super(message);
    }
}
