package org.mpl4j.appliance.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.web.content.ContentSettings;
import org.mpl4j.web.content.LinkPolicy;
import org.mpl4j.web.operate.AccessFormat;
import org.mpl4j.web.operate.WebConfig;
import org.mpl4j.web.transport.WebLimits;

/** Values come back as they were. */
final class SettingsTest {
    private static WebConfig config(int threads, Path root, WebConfig.LogConfig log) {
        return new WebConfig(
                root,
                LinkPolicy.FOLLOW,
                new ContentSettings(
                        List.of("a b.html", "c"),
                        true,
                        true,
                        false,
                        "",
                        List.of("X: y z"),
                        5,
                        6L << 33,
                        Duration.ofMillis(7)),
                null,
                List.of(new InetSocketAddress("0.0.0.0", 81), new InetSocketAddress("::", 82)),
                List.of(),
                threads,
                WebLimits.STANDARD.withConnections(8, 9),
                10,
                log,
                null);
    }

    @Test
    void configurationOfWebServerComesBack() throws IOException {
        Path root = Path.of("/image/site");
        WebConfig.LogConfig log = new WebConfig.LogConfig(Path.of("-"), AccessFormat.JSON, 11);
        Settings settings = new Settings();
        WebSettings.add(settings, config(1, Path.of("elsewhere"), log));

        WebConfig back = WebSettings.config(Settings.parse(settings.text()), root);

        assertThat(back).isEqualTo(config(Runtime.getRuntime().availableProcessors(), root, log));
    }

    @Test
    void refusesWhatNoLineHolds() {
        assertThatThrownBy(() -> new Settings().add("name", "a\nb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
    }

    @Test
    void saysWhatIsMissingOrNoNumber() {
        assertThatThrownBy(() -> new Settings().get("mac")).hasMessage("`mac` is missing");
        assertThatThrownBy(() -> new Settings().add("mtu", "x").number("mtu"))
                .hasMessageContaining("`mtu` is no number");
        assertThatThrownBy(() -> Settings.parse("alone\n")).hasMessageContaining("`alone`");
    }
}
