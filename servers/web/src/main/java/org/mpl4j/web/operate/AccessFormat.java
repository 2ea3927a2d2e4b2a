package org.mpl4j.web.operate;

/** How a line of the access log is written. */
public enum AccessFormat {
    /** The common log format. */
    COMMON,
    /** The same with the fields Referer and User-Agent. */
    COMBINED,
    /** An object of JSON. */
    JSON
}
