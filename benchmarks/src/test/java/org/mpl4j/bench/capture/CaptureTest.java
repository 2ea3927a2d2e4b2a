package org.mpl4j.bench.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.packets.pcap.PcapHeader;
import org.mpl4j.bench.packets.pcap.PcapRecord;

class CaptureTest {
    /** Frame by frame, not only in sum; and what is measured is reading, not refusing. */
    @Test
    void everyFrameIsReadAlike() throws Exception {
        MappedCapture capture = new MappedCapture();
        capture.prepare();
        ByteBuffer file = capture.file();
        ByteBuffer rest = file.duplicate().position(PcapHeader.parse(file).endOffset());
        HandFrame byHand = new HandFrame();
        int frames = 0;
        int refused = 0;
        while (rest.hasRemaining()) {
            PcapRecord record = PcapRecord.parse(rest, true);
            int start = rest.position() + HandCapture.RECORD_HEADER;
            long hand = byHand.dissect(file, start, record.endOffset());
            assertThat(GeneratedFrame.dissect(record.data()))
                    .as("frame %d", frames)
                    .isEqualTo(hand);
            refused += hand == FieldMix.REFUSED ? 1 : 0;
            frames++;
            rest.position(record.endOffset());
        }
        capture.close();
        assertThat(frames).isEqualTo(capture.frames);
        assertThat(refused).isLessThan(frames / 50);
    }
}
