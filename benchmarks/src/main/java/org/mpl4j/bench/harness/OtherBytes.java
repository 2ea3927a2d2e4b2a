package org.mpl4j.bench.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A contender that can't write the same bytes as the others: what it writes must mean the same. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OtherBytes {
    /** Why. */
    String value();
}
