package org.mpl4j.dns.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.dns.zone.Zones;

final class ZoneHistoryTest {
    private final Zones zones = new Zones();
    private final ZoneHistory history = new ZoneHistory();

    ZoneHistoryTest() {
        zones.listen(history);
    }

    private Zone serve(long serial, String more) {
        Zone zone = Texts.zone(
                "Example.",
                "@ 300 SOA ns1 hostmaster " + serial + " 3600 900 5000 60\n@ 300 NS ns1\nns1 300 A 192.0.2.1\n" + more);
        zones.put(zone);
        return zone;
    }

    @Test
    void knowsWhatChangedSinceEachVersion() {
        serve(7, "");
        serve(8, "a 300 A 192.0.2.1\n");
        Zone last = serve(10, "");
        List<ZoneChange> all = history.since(last, 7);
        assertThat(all).extracting(ZoneChange::from).containsExactly(7L, 8L);
        assertThat(all).extracting(ZoneChange::to).containsExactly(8L, 10L);
        assertThat(all.get(0).added()).hasSize(2);
        assertThat(history.since(last, 8)).hasSize(1);
        assertThat(history.since(last, 9)).isNull();
        assertThat(history.since(last, 6)).isNull();
    }

    @Test
    void knowsItOfAVersionThatIsStillTransferred() {
        serve(7, "");
        Zone eight = serve(8, "a 300 A 192.0.2.1\n");
        serve(9, "");
        assertThat(history.since(eight, 7)).extracting(ZoneChange::to).containsExactly(8L);
    }

    @Test
    void forgetsAllIfTheSerialNumberDoesNotSayThatThereIsAChange() {
        for (long serial : new long[] {8, 5}) {
            serve(7, "");
            serve(8, "a 300 A 192.0.2.1\n");
            Zone odd = serve(serial, "b 300 A 192.0.2.1\n");
            assertThat(history.since(odd, 7)).isNull();
        }
    }

    @Test
    void keepsAsMuchAsIsOfUse() {
        Zone last = serve(1, "");
        for (long serial = 2; serial <= 300; serial++) {
            last = serve(serial, "a 300 A 192.0.2." + serial % 250 + "\n");
        }
        assertThat(history.since(last, 299)).hasSize(1);
        assertThat(history.since(last, 172)).hasSize(128);
        assertThat(history.since(last, 171)).isNull();
        StringBuilder much = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            much.append("n").append(i).append(" 300 A 192.0.2.1\n");
        }
        serve(301, much.toString());
        Zone less = serve(302, "");
        assertThat(history.since(less, 301)).isNull();
    }

    @Test
    void remembersWhatWasBeforeItsTime() {
        serve(7, "");
        Zone eight = serve(8, "a 300 A 192.0.2.1\n");
        List<ZoneChange> before = history.since(eight, 7);
        ZoneHistory later = new ZoneHistory();
        later.remember(eight, before);
        assertThat(later.since(eight, 7)).hasSize(1);
        Zone nine = serve(9, "");
        later.changed(eight, nine);
        assertThat(later.since(nine, 7)).extracting(ZoneChange::to).containsExactly(8L, 9L);
        later.remember(nine, before);
        assertThat(later.since(nine, 7)).hasSize(2);
        ZoneHistory other = new ZoneHistory();
        other.remember(nine, before);
        assertThat(other.since(nine, 7)).isNull();
    }

    @Test
    void takesTheWordOfWhoKnowsTheChange() throws Exception {
        Zone before = serve(7, "");
        Zone after = Texts.zone(
                "example.",
                "@ 300 SOA ns1 hostmaster 8 3600 900 5000 60\n@ 300 NS ns1\nns1 300 A 192.0.2.1\nx 300 TXT \"y\"\n");
        ZoneChange change = new ZoneChange(7, 8, List.of(), List.of(ZoneRecords.soa(after)));
        history.prepare(after, change);
        zones.replace(before, after);
        assertThat(history.since(after, 7).get(0).added()).hasSize(1);
    }
}
