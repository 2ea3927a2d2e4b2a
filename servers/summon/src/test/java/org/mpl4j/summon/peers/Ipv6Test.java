package org.mpl4j.summon.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mpl4j.appliance.OwnNetwork;
import org.mpl4j.appliance.Requirements;

/** Names that have addresses of IPv6, beside IPv4 or without it, asked for by dig, ping and curl. */
@ExtendWith(TestImages.class)
@Timeout(value = 1200, unit = TimeUnit.SECONDS)
class Ipv6Test {
    private static final String SIX = OwnNetwork.ipv6() + ":";
    private static final String NETWORK6 = "network6: \"" + SIX + "/64\"";

    @Test
    void bothVersionsOfIpAreAnsweredForAndHandedOver(TestImages.Built images) throws IOException, InterruptedException {
        Requirements.assumeRootAnd("ping");
        Machine.assumeIpv6();
        String networks = "network: " + OwnNetwork.large() + "0.0/16, " + NETWORK6;
        try (RunningDirectory directory = new RunningDirectory(
                images.folder("both"), images.web(), networks, "idle: 1h", List.of("web", "other"))) {
            String remembered = directory.status("other", "address6");
            assertThat(remembered).matches(SIX + "[0-9a-f]+");
            assertThat(Machine.run("ping", "-6", "-c2", "-W30", remembered).status())
                    .as("who stands in answers echo requests, which start nothing")
                    .isZero();
            assertThat(directory.status("other", "starts")).isEqualTo("0");
            for (int i = 0; i < 2; i++) {
                String address = directory.digIpv6("web");
                assertThat(RunningDirectory.curl("[" + address + "]"))
                        .as(directory.log())
                        .isEqualTo(TestImages.PAGE);
                Machine.await("the hand-over is told", () -> directory.log().contains("web has 1 connections"));
                assertThat(RunningDirectory.curl(directory.dig("web"))).isEqualTo(TestImages.PAGE);
                assertThat(Machine.run("ping", "-6", "-c1", "-W30", address).status())
                        .isZero();
                assertThat(directory.tell("stop web")).contains("web stops");
                directory.awaitState("web", "stopped");
            }
            // Who remembers the address needs no query.
            assertThat(RunningDirectory.curl("[" + remembered + "]")).isEqualTo(TestImages.PAGE);
            assertThat(directory.status("other", "starts")).isEqualTo("1");
        }
    }

    @Test
    void aBridgeMayHaveIpv6Only(TestImages.Built images) throws IOException, InterruptedException {
        Machine.assumeIpv6();
        try (RunningDirectory directory = new RunningDirectory(
                images.folder("six"),
                images.web(),
                NETWORK6,
                "idle: 1h",
                List.of("web, address6: \"" + SIX + "1:0:0:5\"", "other, address6: \"" + SIX + "5\""))) {
            assertThat(directory.digIpv6("other")).isEqualTo(SIX + "5");
            assertThat(RunningDirectory.curl("[" + SIX + "5]"))
                    .as(directory.log())
                    .isEqualTo(TestImages.PAGE);
            assertThat(RunningDirectory.curl("[" + SIX + "1:0:0:5]"))
                    .as("not the one with the same last bits: " + directory.log())
                    .isEqualTo(TestImages.PAGE);
            assertThat(directory.status("web", "starts")).isEqualTo("1");
            assertThat(directory.status("web", "address")).isEmpty();
        }
    }
}
