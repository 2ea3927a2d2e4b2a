package org.mpl4j.ssh.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.ssh.forward.ForwardRules.Permits;

/** What is permitted is what everybody who has a say permits. */
final class ForwardRulesTest {
    @Test
    void wantsAllListsToAgree() {
        ForwardRules server = ForwardRules.standard()
                .with(Permits.all().within(List.of("db:5432", "web:*")), Permits.none(), ForwardRules.Others.NONE);
        assertThat(server.permitsOpening("DB", 5432)).isTrue();
        assertThat(server.permitsOpening("web", 80)).isTrue();
        assertThat(server.permitsOpening("db", 22)).isFalse();
        assertThat(server.permitsListening("localhost", 8080)).isFalse();
        assertThat(server.permitsOpeningSocket()).as("sockets are on no list").isFalse();

        ForwardRules key = server.within(List.of("*:22", "db:5432"), List.of("8080"));
        assertThat(key.permitsOpening("db", 5432)).isTrue();
        assertThat(key.permitsOpening("db", 22))
                .as("a key cannot widen what the server permits")
                .isFalse();
        assertThat(key.permitsOpening("web", 80)).isFalse();
        assertThat(key.permitsListening("localhost", 8080)).isFalse();
    }

    @Test
    void letsAKeyNarrowWhatIsOpen() {
        ForwardRules key = ForwardRules.standard().within(List.of("[::1]:22"), List.of("8080", "localhost:*"));
        assertThat(key.permitsOpening("::1", 22)).isTrue();
        assertThat(key.permitsOpening("::1", 23)).isFalse();
        assertThat(key.permitsListening("", 8080)).isTrue();
        assertThat(key.permitsListening("localhost", 9)).isTrue();
        assertThat(key.permitsListening("", 9)).isFalse();
        assertThat(key.permitsListeningSocket()).isFalse();
        assertThat(ForwardRules.standard().permitsListeningSocket()).isTrue();
        assertThat(ForwardRules.none().permitsOpening("::1", 22)).isFalse();
    }

    @Test
    void permitsNothingByAnEmptyList() {
        assertThat(Permits.all().within(List.of()).permits("a", 1)).isFalse();
    }
}
