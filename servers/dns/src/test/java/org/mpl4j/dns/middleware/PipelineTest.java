package org.mpl4j.dns.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.packets.dns.Dns;

/** How stages follow one another. */
class PipelineTest {
    private final List<RuntimeException> failures = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    private Asking asking(List<Stage> before, List<Stage> answering, List<Stage> after) {
        return new Asking(
                new Pipeline(new Pipeline.Stages(before, answering, after), null, 1232, () -> 0, failures::add));
    }

    private Stage says(String name, Stage.Verdict verdict) {
        return (query, answer) -> {
            asked.add(name);
            return verdict;
        };
    }

    @Test
    void asksOneAfterTheOtherUntilTheAnswerIsKnown() {
        Dns answer = asking(
                        List.of(says("a", Stage.Verdict.NEXT), says("b", Stage.Verdict.NEXT)),
                        List.of(
                                says("c", Stage.Verdict.NEXT),
                                says("d", Stage.Verdict.ANSWERED),
                                says("e", Stage.Verdict.ANSWERED)),
                        List.of(says("f", Stage.Verdict.NEXT)))
                .ask("example.org", 1);
        assertThat(answer).isNotNull();
        assertThat(asked).containsExactly("a", "b", "c", "d", "f");
    }

    @Test
    void looksForNoAnswerIfTheQueryIsRefused() {
        Dns answer = asking(
                        List.of((query, refused) -> refused.error(Dns.Rcode.Refused)),
                        List.of(says("b", Stage.Verdict.ANSWERED)),
                        List.of(says("c", Stage.Verdict.NEXT)))
                .ask("example.org", 1);
        assertThat(Objects.requireNonNull(answer).rcode()).isEqualTo(Dns.Rcode.Refused);
        assertThat(asked).containsExactly("c");
    }

    @Test
    void sendsNothingIfAnyoneDropsIt() {
        Stage drops = says("drops", Stage.Verdict.DROPPED);
        Stage answers = says("answers", Stage.Verdict.ANSWERED);
        assertThat(asking(List.of(drops), List.of(answers), List.of()).ask("example.org", 1))
                .isNull();
        assertThat(asking(List.of(), List.of(drops), List.of()).ask("example.org", 1))
                .isNull();
        assertThat(asking(List.of(), List.of(answers), List.of(drops)).ask("example.org", 1))
                .isNull();
    }

    @Test
    void saysServfailIfAStageFails() {
        Stage fails = (query, answer) -> {
            throw new IllegalStateException("for the test");
        };
        Dns answer = Objects.requireNonNull(
                asking(List.of(), List.of(fails), List.of()).id(99).ask("Example.org", 1));
        assertThat(answer.rcode()).isEqualTo(Dns.Rcode.ServFail);
        assertThat(answer.id()).isEqualTo(99);
        assertThat(answer.qdcount()).isEqualTo(1);
        assertThat(failures).hasSize(1);
    }

    @Test
    void saysServfailIfAnAnswerCannotBeWritten() {
        Stage unwritable = (query, answer) -> {
            answer.answers().add(rr -> {
                throw new IllegalStateException("for the test");
            });
            return Stage.Verdict.ANSWERED;
        };
        Dns answer = Objects.requireNonNull(
                asking(List.of(), List.of(unwritable), List.of()).ask("Example.org", 1));
        assertThat(answer.rcode()).isEqualTo(Dns.Rcode.ServFail);
        assertThat(failures).hasSize(1);
    }
}
