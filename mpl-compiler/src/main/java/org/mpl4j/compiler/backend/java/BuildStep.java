package org.mpl4j.compiler.backend.java;

import java.util.List;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;

/**
 * What a block is written as, one after the other. What a builder leaves out, or that nobody gives, is passed only when something behind it is written: so long what
 * it depends on may change.
 */
sealed interface BuildStep {
    /** Neighbouring fields of fixed sizes that start and end at whole bytes: room for all is taken at once, and constants and defaults are written there. */
    record Run(List<Field> fields) implements BuildStep {
        public Run {
            fields = List.copyOf(fields);
        }
    }

    /** Anything else that bytes are written for, and endian switches with a condition. */
    record Single(Item item) implements BuildStep {}
}
