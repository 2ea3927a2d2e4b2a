package org.mpl4j.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Fingerprint BEFORE = new Fingerprint(Map.of("a.mpl", "1", "b.mpl", "2"));

    @Test
    void saysWhatIsDifferent() {
        assertThat(new Fingerprint(Map.of("b.mpl", "2", "a.mpl", "1")).differenceFrom(BEFORE))
                .isEmpty();
        assertThat(new Fingerprint(Map.of("a.mpl", "1", "b.mpl", "3")).differenceFrom(BEFORE))
                .contains("b.mpl changed");
        assertThat(new Fingerprint(Map.of("a.mpl", "1")).differenceFrom(BEFORE)).contains("b.mpl is gone");
        assertThat(new Fingerprint(Map.of("a.mpl", "1", "b.mpl", "2", "c.mpl", "1")).differenceFrom(BEFORE))
                .contains("c.mpl is new");
    }

    @Test
    void countsWhatElseIsDifferent() {
        assertThat(new Fingerprint(Map.of("c.mpl", "1")).differenceFrom(BEFORE)).contains("a.mpl is gone, and 2 more");
    }
}
