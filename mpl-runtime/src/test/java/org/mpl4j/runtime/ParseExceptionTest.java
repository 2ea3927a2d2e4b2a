package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.ParseException.Reason;

class ParseExceptionTest {
    @Test
    void buildsItsPathFromTheInsideOut() {
        ParseException e = ParseException.truncated("exchange", 57, 4, 2)
                .within("rdata")
                .within("answers", 3)
                .within("message");
        assertThat(e.path()).isEqualTo("message.answers[3].rdata.exchange");
        assertThat(e)
                .hasMessage(
                        "message.answers[3].rdata.exchange at offset 57: expected 4 bytes, got 2 bytes left in the input");
    }

    @Test
    void hasAnEmptyPathUntilSomebodyKnowsTheField() {
        ParseException e = ParseException.invalid(null, 12, "a label", 64);
        assertThat(e.path()).isEmpty();
        assertThat(e).hasMessage("at offset 12: expected a label, got 64");
        assertThat(e.problem()).isEqualTo("expected a label, got 64");
        assertThat(e.within("name").path()).isEqualTo("name");
    }

    @Test
    void needsAtMostAsManyBytesAsCanBeSaid() {
        ParseException e = ParseException.truncated("data", 57, Long.MAX_VALUE - 10, 2);
        assertThat(e.atLeast(47)).isEqualTo(Long.MAX_VALUE);
        assertThat(e.atLeast(46)).isEqualTo(Long.MAX_VALUE);
        assertThat(e.atLeast(48)).isEqualTo(Long.MAX_VALUE - 1);
    }

    @Test
    void costsNoStackTrace() {
        ParseException e = ParseException.noBranch("tag", 0, 7);
        e.addSuppressed(new IllegalStateException());
        assertThat(e.getStackTrace()).isEmpty();
        assertThat(e.getSuppressed()).isEmpty();
        assertThat(e.getCause()).isNull();
    }

    @Test
    void saysForEveryReasonWhatWasExpectedAndFound() {
        assertWords(ParseException.truncated("f", 1, 1, 0), Reason.TRUNCATED, "1 byte", "0 bytes left in the input");
        assertWords(ParseException.noBranch("f", 1, -7), Reason.NO_BRANCH, "a value that a branch takes", "-7");
        assertWords(
                ParseException.noBranch("f", 1, Bytes.ofHex("00ff")),
                Reason.NO_BRANCH,
                "a value that a branch takes",
                "bytes 00ff");
        assertWords(ParseException.badMagic("f", 1, 5, 6), Reason.BAD_MAGIC, "5", "6");
        assertWords(
                ParseException.badMagic("f", 1, Bytes.ofHex("0a0d"), Bytes.ofHex("0d0a")),
                Reason.BAD_MAGIC,
                "bytes 0a0d",
                "bytes 0d0a");
        assertWords(ParseException.badSize("f", 1, -4), Reason.BAD_SIZE, "a size of at least 0", "-4");
        assertWords(ParseException.badSize("f", 1, 65, 1, 64), Reason.BAD_SIZE, "a size from 1 to 64", "65");
        assertWords(
                ParseException.windowNotUsedUp("f", 1, 3),
                Reason.WINDOW_NOT_USED_UP,
                "the end of the window",
                "3 bytes left over");
        assertWords(ParseException.limit("f", 1, "elements", 10), Reason.LIMIT, "at most 10 elements", "more");
        assertWords(ParseException.overflow("f", 1), Reason.OVERFLOW, "a result of 64 bits", "an overflow");
        assertWords(ParseException.invalid("f", 1, "a letter", "a digit"), Reason.INVALID, "a letter", "a digit");
        Violation violation = new Violation("f", 1, Violation.Kind.MIN, "at least 5", "4");
        assertWords(ParseException.violation(violation), Reason.VIOLATION, "at least 5", "4");
    }

    private static void assertWords(ParseException e, Reason reason, String expected, String actual) {
        assertThat(e.reason()).isEqualTo(reason);
        assertThat(e.path()).isEqualTo("f");
        assertThat(e.offset()).isEqualTo(1);
        assertThat(e.expected()).isEqualTo(expected);
        assertThat(e.actual()).isEqualTo(actual);
    }

    @Test
    void keepsTheBytesThatItWasGivenWhenTheBufferChanges() {
        byte[] content = {1, 2};
        ParseException e = ParseException.noBranch("f", 0, Bytes.wrap(content));
        content[0] = 9;
        assertThat(e.actual()).isEqualTo("bytes 0102");
    }

    @Test
    void tellsAShortInputFromAShortWindow() {
        ParseException input = ParseException.truncated("f", 10, 4, 1);
        assertThat(input.isInputTooShort()).isTrue();
        assertThat(input.missingBytes()).isEqualTo(3);
        assertThat(input.atLeast(8)).isEqualTo(6);

        ParseException window = ParseException.truncated("f", 10, 4, 1).insideWindow();
        assertThat(window.isInputTooShort()).isFalse();
        assertThat(window.actual()).isEqualTo("1 byte left in the window");

        ParseException other = ParseException.badSize("f", 10, -1);
        assertThat(other.isInputTooShort()).isFalse();
        assertThat(other.missingBytes()).isZero();
    }

    @Test
    void becomesTruncatedOnlyIfMoreInputMayHelp() {
        ParseException input = ParseException.truncated("f", 10, 4, 1);
        assertThat(ParseResult.failed(input, 8)).isEqualTo(new ParseResult.Truncated<>(6));
        ParseException window = ParseException.truncated("f", 10, 4, 1).insideWindow();
        assertThat(ParseResult.failed(window, 8)).isEqualTo(new ParseResult.Malformed<>(window));
    }

    @Test
    void handsOutThePacketOrTheReasonWhyNot() throws ParseException {
        ParseResult<String> ok = new ParseResult.Ok<>("packet");
        ParseResult<String> truncated = new ParseResult.Truncated<>(20);
        ParseException error = ParseException.overflow("f", 3);
        ParseResult<String> malformed = new ParseResult.Malformed<>(error);

        assertThat(ok.isOk()).isTrue();
        assertThat(ok.orElseThrow()).isEqualTo("packet");
        assertThat(ok.toOptional()).contains("packet");
        assertThat(ok.map(String::length)).isEqualTo(new ParseResult.Ok<>(6));
        assertThat(truncated.isOk()).isFalse();
        assertThat(truncated.toOptional()).isEmpty();
        assertThat(truncated.map(String::length)).isEqualTo(new ParseResult.Truncated<>(20));
        assertThatThrownBy(truncated::orElseThrow)
                .isInstanceOf(ParseException.class)
                .hasMessage("at offset 0: expected 20 bytes, got fewer");
        assertThat(malformed.map(String::length)).isEqualTo(new ParseResult.Malformed<>(error));
        assertThatThrownBy(malformed::orElseThrow).isSameAs(error);
    }

    @Test
    void survivesSerialisation() throws Exception {
        ParseException e = ParseException.badMagic("magic", 2, Bytes.ofHex("aa"), Bytes.ofHex("bb"))
                .within("list", 4);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(e);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat((Exception) in.readObject()).hasMessage(e.getMessage());
        }
    }
}
