package org.mpl4j.summon.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients that upload before an appliance has a process, while it starts, while it is handed its host, and after that, over a link that loses frames: all bytes of all of them arrive, on the connections that they began.
 * {@code -Dmpl.summon.rounds=25 -Dmpl.summon.megabytes=8} has more of them, {@code -Dmpl.summon.loss=0} loses nothing.
 */
@ExtendWith(TestImages.class)
@Timeout(value = 3600, unit = TimeUnit.SECONDS)
class UploadTest {
    private static final int ROUNDS = Integer.getInteger("mpl.summon.rounds", 1);
    private static final int MEGABYTES = Integer.getInteger("mpl.summon.megabytes", 1);
    private static final int BEFORE = 12;
    private static final int AFTER = 3;
    private static final long APART_MILLIS = 40;
    private static final double LOSS = Integer.getInteger("mpl.summon.loss", 5) / 100.0;
    private static final Pattern HANDED_OVER = Pattern.compile("has (\\d+) connections");

    @Test
    void uploadsGoOnThroughTheHandOverInSpiteOfLosses(TestImages.Built images)
            throws IOException, InterruptedException {
        Transfer.Content content = Transfer.Content.make(images.folder("contents"), MEGABYTES << 20);
        String rest = "idle: 1h\nlimits: {boot: 60s}";
        try (RunningDirectory directory = new RunningDirectory(
                        images.folder("uploads"), images.upload().folder(), rest, List.of("web"));
                LossyClient client = new LossyClient(directory.bridge(), LOSS, 5)) {
            String address = directory.status("web", "address");
            for (int round = 0; round < ROUNDS; round++) {
                List<Transfer> all = new ArrayList<>();
                // The first ones remember the address, and are what starts it.
                for (int i = 0; i < BEFORE; i++) {
                    all.add(Transfer.upload(client.command(), address, content));
                    TimeUnit.MILLISECONDS.sleep(APART_MILLIS);
                }
                directory.awaitState("web", "running");
                for (int i = 0; i < AFTER; i++) {
                    all.add(Transfer.upload(client.command(), directory.dig("web"), content));
                }
                for (Transfer one : all) {
                    one.arrives("round " + round + "\n" + directory.log());
                }
                directory.stop("web");
                assertThat(directory.status("web", "failures")).isEqualTo("0");
            }
            assertThat(directory.status("web", "starts")).isEqualTo(Integer.toString(ROUNDS));
            long handedOver = HANDED_OVER
                    .matcher(directory.log())
                    .results()
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .sum();
            assertThat(handedOver)
                    .as("connections that began before the appliance had its host")
                    .isGreaterThanOrEqualTo(ROUNDS);
            assertThat(client.lost()).isGreaterThanOrEqualTo((long) (client.carried() * LOSS / 2));
            System.out.printf(
                    "%d uploads of %d MB, %d of them begun before the hand-over; %d of %d frames lost%n",
                    ROUNDS * (BEFORE + AFTER), MEGABYTES, handedOver, client.lost(), client.lost() + client.carried());
        }
    }
}
