package org.mpl4j.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyListenerTest {
    private record Call(String name, int ordinal) implements Statecall {
        @Override
        public Direction direction() {
            return Direction.EVENT;
        }
    }

    @Test
    void theLastAcceptedOnesAreKeptInTheirOrder() {
        RecentStatecalls recent = new RecentStatecalls();
        assertThat(recent.recent()).isEmpty();
        List<Statecall> accepted = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Call call = new Call("E" + i, i);
            recent.step("p", call, i % 3 != 0);
            if (i % 3 != 0) {
                accepted.add(call);
            }
            int from = Math.max(0, accepted.size() - RecentStatecalls.KEPT);
            assertThat(recent.recent()).isEqualTo(accepted.subList(from, accepted.size()));
        }
    }

    @Test
    void severalCanListen() {
        List<String> heard = new ArrayList<>();
        PolicyListener first = (policy, call, isAccepted) -> heard.add("1" + call.name());
        RecentStatecalls second = new RecentStatecalls();
        PolicyListener both = first.and(second);
        both.step("p", new Call("A", 0), true);
        assertThat(heard).containsExactly("1A");
        assertThat(both.recent()).extracting(Statecall::name).containsExactly("A");
    }

    @Test
    void messagesSayWhatWhereAndWhatElse() {
        Call call = new Call("Receive_B", 1);
        List<Call> allowed = List.of(new Call("Receive_A", 0), new Call("Receive_C", 2));
        PolicyViolation violation = new PolicyViolation(
                "auth", "kex", "ssh.spl", 14, call, PolicyViolation.Reason.NOT_ALLOWED, allowed, List.of());
        assertThat(violation)
                .hasToString("auth: Receive_B is not allowed in `kex` (ssh.spl:14). Allowed: Receive_A, Receive_C");
        for (PolicyViolation.Reason reason : PolicyViolation.Reason.values()) {
            PolicyViolation other =
                    new PolicyViolation("auth", "kex", "ssh.spl", 0, call, reason, List.of(), List.of());
            assertThat(other.message()).startsWith("auth: Receive_B").endsWith("(ssh.spl). Allowed: nothing");
        }
    }
}
