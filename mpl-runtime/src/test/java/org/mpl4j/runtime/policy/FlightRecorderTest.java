package org.mpl4j.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderTest {
    private enum Call implements Statecall {
        Receive_A;

        @Override
        public Direction direction() {
            return Direction.RECEIVE;
        }
    }

    @Test
    void stepsAreInARecording(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("steps.jfr");
        PolicyListener recorder = new FlightRecorder();
        recorder.step("before", Call.Receive_A, true);
        try (Recording recording = new Recording()) {
            recording.enable("org.mpl4j.PolicyStep");
            recording.start();
            recorder.step("server", Call.Receive_A, true);
            recorder.step("server", Call.Receive_A, false);
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("org.mpl4j.PolicyStep"))
                .toList();
        assertThat(events).extracting(event -> event.getString("policy")).containsExactly("server", "server");
        assertThat(events).extracting(event -> event.getString("statecall")).containsOnly("Receive_A");
        assertThat(events).extracting(event -> event.getBoolean("accepted")).containsExactly(true, false);
    }
}
