package org.mpl4j.tcpip.phy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.ParseException;

class CaptureTest {
    private static final long SECOND = 1_000_000_000;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final MemoryLink link = new MemoryLink(1500, 10);
    private final ByteBuffer into = ByteBuffer.allocateDirect(2_000);

    @Test
    void whatWasRecordedComesAgain() throws ParseException {
        RecordingDevice device = new RecordingDevice(link.left(), new Capture(Channels.newChannel(file), true));
        device.write(frame(1), 7 * SECOND);
        link.right().write(frame(2), 8 * SECOND);
        assertThat(device.read(into, 9 * SECOND + 5)).isTrue();
        device.close();

        ReplayDevice replay = new ReplayDevice(ByteBuffer.wrap(file.toByteArray()), 1500);
        assertThat(replay.isEthernet()).isTrue();
        assertThat(replay.read(into, 100)).isTrue();
        assertThat(into).isEqualTo(frame(1));
        assertThat(replay.nextDeadline()).isEqualTo(2 * SECOND + 105);
        assertThat(replay.read(into, 2 * SECOND + 104)).isFalse();
        assertThat(replay.read(into, 2 * SECOND + 105)).isTrue();
        assertThat(into).isEqualTo(frame(2));
        assertThat(replay.isAtEnd()).isTrue();
        assertThat(replay.read(into, 9 * SECOND)).isFalse();
    }

    @Test
    void leavesOutWhatIsCutOff() throws ParseException {
        Capture capture = new Capture(Channels.newChannel(file), false);
        capture.add(frame(1), 0);
        capture.add(frame(2), 0);
        byte[] content = file.toByteArray();
        ReplayDevice replay = new ReplayDevice(ByteBuffer.wrap(content, 0, content.length - 1), 1500);
        assertThat(replay.isEthernet()).isFalse();
        assertThat(replay.read(into, 0)).isTrue();
        assertThat(replay.isAtEnd()).isTrue();
    }

    @Test
    void saysWhatIsNoCapture() {
        assertThatThrownBy(() -> new ReplayDevice(ByteBuffer.allocate(24), 1500))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("version_major");
    }

    private static ByteBuffer frame(int number) {
        return ByteBuffer.allocateDirect(60).putInt(number).rewind();
    }
}
