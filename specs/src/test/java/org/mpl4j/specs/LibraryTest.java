package org.mpl4j.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

class LibraryTest {
    private static final SpecPath PATH = new SpecPath(List.of(new SpecRoot.Folder(Path.of(""))));

    @Test
    void everySpecificationCompilesWithoutErrorsOrWarnings() throws Exception {
        List<SourceFile> files = new ArrayList<>();
        for (String file : PATH.list(".mpl").keySet()) {
            files.add(PATH.load(file).orElseThrow());
        }
        CompilationResult result = Compiler.compile(PATH, files);
        assertThat(result.diagnostics().stream().map(LibraryTest::text)).isEmpty();
        assertThat(result.spec().orElseThrow().programs().keySet())
                .extracting(q -> q.name())
                .contains(
                        "ethernet",
                        "arp",
                        "igmp",
                        "gre",
                        "vxlan",
                        "sctp",
                        "ipv4",
                        "ipv6",
                        "icmp",
                        "icmpv6",
                        "udp",
                        "tcp",
                        "dns",
                        "ssh_packet",
                        "sftp",
                        "pcap_header",
                        "pcapng_block");
    }

    private static String text(Diagnostic d) {
        return d.span() + " " + d.code() + " " + d.message() + " " + d.label() + " " + d.helps();
    }
}
