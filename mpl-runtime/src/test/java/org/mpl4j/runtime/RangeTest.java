package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.LongUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RangeTest {
    @Test
    void returnsWhatFitsAndRefusesTheNeighbours() {
        assertRange(v -> Range.uint8("f", v), 0, 0xff);
        assertRange(v -> Range.uint16("f", v), 0, 0xffff);
        assertRange(v -> Range.uint24("f", v), 0, 0xff_ffff);
        assertRange(v -> Range.uint32("f", v), 0, 0xffff_ffffL);
        assertRange(v -> Range.uint48("f", v), 0, 0xffff_ffff_ffffL);
        assertRange(v -> Range.int8("f", v), -128, 127);
        assertRange(v -> Range.int16("f", v), -32768, 32767);
        assertRange(v -> Range.int32("f", v), Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertRange(v -> Range.between("f", v, 3, 5), 3, 5);
        assertRange(v -> Range.byteLength("f", (int) v, 6), 6, 6);
        assertRange(v -> Range.count("f", (int) v, 6), 6, 6);
    }

    private static void assertRange(LongUnaryOperator check, long min, long max) {
        assertThat(check.applyAsLong(min)).isEqualTo(min);
        assertThat(check.applyAsLong(max)).isEqualTo(max);
        assertThatThrownBy(() -> check.applyAsLong(min - 1))
                .isInstanceOf(BuildException.class)
                .hasMessageStartingWith("f: ");
        assertThatThrownBy(() -> check.applyAsLong(max + 1))
                .isInstanceOf(BuildException.class)
                .hasMessageStartingWith("f: ");
    }

    @Property
    void acceptsExactlyTheNumbersThatKeepTheirValueInSoManyBits(
            @ForAll long value, @ForAll @IntRange(min = 1, max = 64) int width) {
        boolean fitsUnsigned = width == 64 || value >>> width == 0;
        assertAccepted(fitsUnsigned, () -> Range.unsigned("f", value, width), value);
        boolean fitsSigned = value << (64 - width) >> (64 - width) == value;
        assertAccepted(fitsSigned, () -> Range.signed("f", value, width), value);
    }

    private static void assertAccepted(boolean fits, java.util.function.LongSupplier check, long value) {
        if (fits) {
            assertThat(check.getAsLong()).isEqualTo(value);
        } else {
            assertThatThrownBy(check::getAsLong).isInstanceOf(BuildException.class);
        }
    }
}
