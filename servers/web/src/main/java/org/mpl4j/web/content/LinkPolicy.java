package org.mpl4j.web.content;

/** Whether symbolic links below the root are followed. */
public enum LinkPolicy {
    /** None is. */
    REFUSE,
    /** Those that lead to something below the root. */
    INSIDE,
    /** All of them: whoever may make links below the root may publish any file that the server may read. */
    FOLLOW
}
