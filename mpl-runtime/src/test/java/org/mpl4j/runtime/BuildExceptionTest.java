package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.BuildException.Reason;

class BuildExceptionTest {
    @Test
    void namesTheFieldAndWhatDoesNotFit() {
        assertThat(BuildException.outOfRange("ttl", 300, 0, 255))
                .hasMessage("ttl: 300 is not from 0 to 255")
                .extracting(BuildException::reason)
                .isEqualTo(Reason.RANGE);
        assertThat(BuildException.wrongSize("mac", 5, 6, "bytes")).hasMessage("mac: has 5 bytes, must have 6");
        assertThat(BuildException.tooLong("text", 300, 255, "bytes"))
                .hasMessage("text: has 300 bytes, can have at most 255");
        assertThat(BuildException.invalid("line", "holds a line feed")).hasMessage("line: holds a line feed");
        assertThat(BuildException.overflow("length")).hasMessage("length: its value overflows 64 bits");
        assertThat(BuildException.contradiction("type", "is 5, but the branch says 6"))
                .hasMessage("type: is 5, but the branch says 6");
    }

    @Test
    void saysHowMuchRoomWasMissing() {
        BuildException e = BuildException.full("data", 1);
        assertThat(e).hasMessage("data: the buffer is too small by at least 1 byte");
        assertThat(e.missingBytes()).isEqualTo(1);
        assertThat(BuildException.full(null, 12)).hasMessage("the buffer is too small by at least 12 bytes");
    }

    @Test
    void growsItsPathOutwards() {
        BuildException e =
                BuildException.invalid(null, "is wrong").within("data").within("options", 2);
        assertThat(e.path()).isEqualTo("options[2].data");
        assertThat(e.problem()).isEqualTo("is wrong");
        assertThat(e).hasMessage("options[2].data: is wrong");
    }
}
