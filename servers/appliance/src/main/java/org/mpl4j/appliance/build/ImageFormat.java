package org.mpl4j.appliance.build;

import java.util.Locale;

/** Forms of images. */
public enum ImageFormat {
    /** A folder. */
    DIR;

    /** {@return its name on command lines} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
