package org.mpl4j.bench.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.bench.packets.dns.Dns;
import org.mpl4j.bench.packets.dns.DnsRr;
import org.mpl4j.runtime.wire.Labels;

/** Names, pointers, lengths and counts that are wrong are refused by hand-written code if, and only if, they are by generated code. */
class DnsMutationTest {
    private static final int OPCODE = 2;

    @Test
    void changedMessagesAreReadOrRefusedAlike() throws Exception {
        byte[] message = DnsContent.message();
        BitSet types = types(message);
        int refused = 0;
        int read = 0;
        for (int at = 0; at < message.length; at++) {
            for (int value = 0; value < 256 && !types.get(at); value++) {
                byte[] changed = message.clone();
                changed[at] = (byte) value;
                long generated = GeneratedDnsParser.parse(ByteBuffer.wrap(changed));
                assertThat(new HandDnsParser().parse(ByteBuffer.wrap(changed), 0, changed.length))
                        .as("%d at %d", value, at)
                        .isEqualTo(generated);
                assertThat(new ArrayDnsParser().parse(changed, 0, changed.length))
                        .isEqualTo(generated);
                if (generated == -1) {
                    refused++;
                } else {
                    read++;
                }
            }
        }
        assertThat(refused).isGreaterThan(5_000);
        assertThat(read).isGreaterThan(5_000);
    }

    /** Where types and classes of records are, and the code of the option: hand-written code knows some types only. So does a DSO message, which is none. */
    private static BitSet types(byte[] message) throws Exception {
        Dns dns = Dns.parse(ByteBuffer.wrap(message));
        BitSet types = new BitSet();
        types.set(OPCODE);
        for (var section : List.of(dns.answers(), dns.authority(), dns.additional())) {
            for (DnsRr rr : section) {
                int type = Labels.end(rr.buffer(), rr.startOffset());
                types.set(type, type + 4);
            }
        }
        types.set(message.length - 28, message.length - 26);
        return types;
    }
}
