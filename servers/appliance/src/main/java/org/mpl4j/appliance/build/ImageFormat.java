package org.mpl4j.appliance.build;

import java.util.Locale;

/** Forms of images. */
public enum ImageFormat {
    /** A folder. */
    DIR,
    /** A tar file, compressed by gzip, of a folder. */
    TAR,
    /** A tar file of an image layout of the Open Container Initiative. */
    OCI,
    /** A folder with a kernel and an initramfs, which a virtual machine boots. */
    VM;

    /** {@return its name on command lines} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
