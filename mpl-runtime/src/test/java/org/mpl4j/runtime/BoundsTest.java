package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.ParseException.Reason;

class BoundsTest {
    private static final String HEADER = "version 0-1 ihl 0-1 length 2-4 id 4-6";

    @Test
    void namesTheFirstFieldOfARunThatIsNotThere() throws ParseException {
        Bounds.require(10, 6, 16, HEADER);
        ParseException error = failure(() -> Bounds.require(10, 6, 13, HEADER));
        assertThat(error).hasMessage("length at offset 12: expected 4 bytes, got 1 byte left in the input");
        assertThat(error.atLeast(10)).isEqualTo(6);
        assertThat(failure(() -> Bounds.require(10, 6, 10, HEADER)).path()).isEqualTo("version");
        assertThat(failure(() -> Bounds.require(10, 6, 15, HEADER)).path()).isEqualTo("id");
    }

    @Test
    void refusesLengthsThatAreNegativeOrPassTheLimit() throws ParseException {
        assertThat(Bounds.end("data", 10, 6, 16)).isEqualTo(16);
        assertThat(Bounds.end("data", 10, 6L, 16)).isEqualTo(16);
        assertThat(failure(() -> Bounds.end("data", 10, -1, 16)).reason()).isEqualTo(Reason.BAD_SIZE);
        assertThat(failure(() -> Bounds.end("data", 10, 7, 16)).reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(failure(() -> Bounds.end("data", 10, 1L << 32, 16)).missingBytes())
                .isEqualTo((1L << 32) - 6);
        assertThat(failure(() -> Bounds.end("data", 10, Long.MIN_VALUE, 16)).reason())
                .isEqualTo(Reason.BAD_SIZE);
    }

    @Test
    void refusesCountsThatAreNegativeTooLargeOrPassTheLimit() throws ParseException {
        Limits limits = Limits.DEFAULT.withMaxElements(5);
        assertThat(Bounds.endOfElements("items", 10, 3, 2, 16, limits)).isEqualTo(16);
        assertThat(reasonOfElements(-1, limits)).isEqualTo(Reason.BAD_SIZE);
        assertThat(reasonOfElements(6, limits)).isEqualTo(Reason.LIMIT);
        assertThat(reasonOfElements(4, limits)).isEqualTo(Reason.TRUNCATED);
        assertThat(reasonOfElements(Long.MAX_VALUE, Limits.NONE)).isEqualTo(Reason.LIMIT);
    }

    private static Reason reasonOfElements(long count, Limits limits) {
        return failure(() -> Bounds.endOfElements("items", 10, count, 2, 16, limits))
                .reason();
    }

    @Test
    void refusesWidthsThatNoNumberHas() throws ParseException {
        assertThat(Bounds.endOfBits("n", 84, 12, 12)).isEqualTo(12);
        assertThat(Bounds.endOfBits("n", 84, 16, 13)).isEqualTo(12);
        assertThat(failure(() -> Bounds.endOfBits("n", 84, 0, 13)).reason()).isEqualTo(Reason.BAD_SIZE);
        assertThat(failure(() -> Bounds.endOfBits("n", 84, 65, 30)).reason()).isEqualTo(Reason.BAD_SIZE);
        assertThat(failure(() -> Bounds.endOfBits("n", 84, 16, 12)).reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void refusesWindowsWithBytesLeftAndElementsWithoutBytes() throws ParseException {
        assertThat(Bounds.usedUp("body", 12, 12)).isEqualTo(12);
        assertThat(failure(() -> Bounds.usedUp("body", 12, 13)).reason()).isEqualTo(Reason.WINDOW_NOT_USED_UP);
        assertThat(Bounds.progress("items", 12, 13)).isEqualTo(13);
        assertThat(failure(() -> Bounds.progress("items", 12, 12)).reason()).isEqualTo(Reason.LIMIT);
    }

    private static ParseException failure(ThrowingCallable call) {
        return catchThrowableOfType(ParseException.class, call);
    }
}
