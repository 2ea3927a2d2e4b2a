package org.mpl4j.dns.catalog;

/** A zone that is a broken catalog, which must not be processed (RFC 9432 section 5.1); the message says why. */
public final class CatalogException extends Exception {
    private static final long serialVersionUID = 1;

    CatalogException(String message) {
        super(message);
    }
}
