package org.mpl4j.bench.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mpl4j.bench.packets.session.SessionServerPolicy;
import org.mpl4j.bench.packets.session.SessionStatecall;

/** What is measured beside each other is the same: the generated policy and the one by hand agree, whatever happens. */
class HandSessionTest {
    private static final int TRACES = 2000;
    private static final int STEPS = 200;

    @Test
    void theGeneratedPolicyAndTheOneByHandAgree() {
        Random random = new Random(5);
        SessionStatecall[] all = SessionStatecall.values();
        int allowed = 0;
        for (int i = 0; i < TRACES; i++) {
            boolean isLoggedIn = random.nextBoolean();
            SessionServerPolicy policy = isLoggedIn ? Sessions.generated() : SessionServerPolicy.start();
            HandSession hand = isLoggedIn ? Sessions.hand() : new HandSession();
            List<String> trace = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                SessionStatecall call = all[random.nextInt(all.length)];
                boolean isRare = call == SessionStatecall.Receive_Transport_Disconnect && random.nextInt(20) != 0;
                if (isRare) {
                    continue;
                }
                long channel = random.nextInt(3);
                trace.add(call + " " + channel);
                boolean isAllowed = hand.step(call, channel);
                assertThat(policy.step(call, channel)).as("%s", trace).isEqualTo(isAllowed);
                allowed += isAllowed ? 1 : 0;
            }
        }
        assertThat(allowed).isGreaterThan(TRACES * STEPS / 10);
    }
}
