package org.mpl4j.compiler.spl.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.spl.parse.PolicyParser;

final class PolicyLibraryTest {
    @ParameterizedTest
    @ValueSource(strings = {"tcp/tcp.spl", "dhcp/client.spl", "bgp/bgp.spl", "ssh/server.spl", "ssh/client.spl"})
    void parses(String file) throws Exception {
        Diagnostics diagnostics = new Diagnostics();
        PolicyParser.parse(
                new SourceFile(file, "", Files.readString(Path.of("../specs").resolve(file))), diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
    }
}
