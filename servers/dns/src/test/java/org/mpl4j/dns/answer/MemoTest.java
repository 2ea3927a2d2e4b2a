package org.mpl4j.dns.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.dns.middleware.Asking;
import org.mpl4j.dns.middleware.Memo;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.Bytes;

/** Answers that are given again are the same as those that are made anew. */
class MemoTest {
    private static final int A = 1;
    private final AtomicLong version = new AtomicLong();

    private Memo memo(int sizeLog2) {
        return new Memo(version::get, sizeLog2, 1232);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.txt", "rfc4592.txt", "rfc4035.txt", "rfc5155.txt"})
    void makesNoDifference(String resource) {
        AnswerCases cases = AnswerCases.load(resource);
        Service anew = Services.of(cases.zones(), null);
        Random random = new Random(11);
        for (int sizeLog2 : new int[] {2, 4, 12}) {
            Service again = Services.of(cases.zones(), memo(sizeLog2));
            for (int i = 0; i < 4000; i++) {
                AnswerCases.Question question =
                        cases.questions().get(random.nextInt(cases.questions().size()));
                long seed = random.nextLong();
                Bytes expected = ask(anew, question, new Random(seed));
                assertThat(ask(again, question, new Random(seed)))
                        .as("%s, seed %s", question, seed)
                        .isEqualTo(expected);
            }
        }
    }

    private static @Nullable Bytes ask(Service service, AnswerCases.Question question, Random random) {
        Asking asking = new Asking(service)
                .id(random.nextInt(0x1_0000))
                .by(Transport.values()[random.nextInt(3)])
                .header(h -> h.recursionDesired(random.nextBoolean()).checkingDisabled(random.nextBoolean()));
        if (random.nextBoolean()) {
            asking.edns(random.nextInt(1400));
        }
        if (random.nextBoolean()) {
            asking.secure();
        }
        if (random.nextInt(4) == 0) {
            asking.option(o -> o.dataAsNSID().nsid(new byte[0]));
        }
        if (random.nextInt(4) == 0) {
            asking.option(o -> o.dataAsPadding().padding(new byte[1]));
        }
        if (random.nextInt(4) == 0) {
            asking.option(EdnsOption.Builder.NeedsData::dataAsKeepalive);
        }
        Dns answer = asking.ask(inSomeCase(question.name(), random), question.type());
        return answer == null ? null : answer.encoded();
    }

    private static String inSomeCase(String name, Random random) {
        StringBuilder changed = new StringBuilder(name);
        for (int i = random.nextInt(3) * name.length(); i > 0; i--) {
            int at = random.nextInt(name.length());
            changed.setCharAt(
                    at, name.substring(at, at + 1).toUpperCase(Locale.ROOT).charAt(0));
        }
        return changed.toString();
    }

    @Test
    void forgetsWhenZonesChange() {
        List<Zone> zones = new ArrayList<>(AnswerCases.load("rfc4592.txt").zones());
        Asking asking = new Asking(Services.of(zones, memo(4)));
        assertThat(ancount(asking)).isEqualTo(1);
        zones.clear();
        assertThat(ancount(asking)).isEqualTo(1);
        version.incrementAndGet();
        assertThat(ancount(asking)).isZero();
    }

    private static int ancount(Asking asking) {
        return Objects.requireNonNull(asking.ask("host1.example", A)).ancount();
    }
}
