package org.mpl4j.appliance.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExitPortTest {
    private static int emulator(int told) {
        return told << 1 | 1;
    }

    @Test
    void tellsHowAServerEnded() {
        assertThat(ExitPort.status(emulator(1))).hasValue(0);
        assertThat(ExitPort.status(emulator(2))).hasValue(1);
        assertThat(ExitPort.status(emulator(ExitPort.SIGNAL | 15))).hasValue(143);
        assertThat(ExitPort.status(emulator(ExitPort.SIGNAL | 9))).hasValue(137);
    }

    @Test
    void tellsNothingIfItIsTheEmulatorsOwn() {
        assertThat(ExitPort.status(0)).isEmpty();
        assertThat(ExitPort.status(1)).isEmpty();
    }
}
