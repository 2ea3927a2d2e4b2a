package org.mpl4j.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what the MPL compiler wrote, so that coverage and style tools can leave it out. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GeneratedByMpl {
    /**
     * The specification that the class comes from.
     *
     * @return its path below the source root, such as {@code dns/dns.mpl}
     */
    String value();
}
