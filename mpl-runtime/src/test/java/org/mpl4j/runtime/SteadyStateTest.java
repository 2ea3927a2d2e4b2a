package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpl4j.runtime.checksum.Checksum;
import org.mpl4j.runtime.codec.CompressedDnsNameCodec;
import org.mpl4j.runtime.codec.DelimitedBytes;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.runtime.codec.DnsNameCodec;
import org.mpl4j.runtime.codec.MpintCodec;
import org.mpl4j.runtime.codec.PrefixedBytes;
import org.mpl4j.runtime.codec.Quicint;
import org.mpl4j.runtime.codec.Varint;
import org.mpl4j.runtime.wire.Bits;

/** What is done once a packet allocates nothing, whether or not the just-in-time compiler helps. */
class SteadyStateTest {
    private static final int ROUNDS = 2_000;

    private static final DnsName[] NAMES = {
        DnsName.of("www.example.com"), DnsName.of("mail.example.com"), DnsName.of("example.com"), DnsName.of("a.b.c.d")
    };
    private static final Bytes CONTENT = Bytes.of(new byte[100]);

    private interface Work {
        void run() throws ParseException;
    }

    private static long bytesAllocatedBy(Work work) throws ParseException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 100; i++) {
            work.run();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            work.run();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** The measurement itself, and classes that the JVM loads meanwhile, may take some; one object a round would be more. */
    private static void assertNothingAllocated(Work work) throws ParseException {
        assertThat(bytesAllocatedBy(work)).isLessThan(ROUNDS * 8L);
    }

    @ParameterizedTest
    @EnumSource(names = {"HEAP", "DIRECT_SLICE"})
    void writesMessagesWithNames(BufferKind kind) throws ParseException {
        ByteBuffer b = kind.room(3, 1500, 0);
        PacketWriter writer = new PacketWriter();
        assertNothingAllocated(() -> {
            writer.reset(b);
            int length = writer.put16("length", 0);
            writer.pushOrigin();
            for (DnsName name : NAMES) {
                CompressedDnsNameCodec.INSTANCE.write(writer, name);
                DnsNameCodec.INSTANCE.write(writer, name);
                writer.patchBits(writer.claimBits("flags", 5), 5, 3);
                writer.put32("ttl", Range.int32("ttl", 300));
                writer.putBytes("data", CONTENT);
                Varint.write(writer, "varint", 300);
                Quicint.write(writer, "quicint", 300);
                PrefixedBytes.write(writer, "text", CONTENT, 2, false);
                writer.putUtf8("text", "text");
            }
            writer.insertGap("length", length + 2, 2);
            writer.popOrigin();
            writer.patch(length, 2, writer.position());
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"HEAP", "DIRECT_SLICE", "READ_ONLY"})
    void validatesFields(BufferKind kind) throws ParseException {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(1000));
        for (DnsName name : NAMES) {
            CompressedDnsNameCodec.INSTANCE.write(writer, name);
        }
        int names = writer.position();
        int varint = writer.position();
        Varint.write(writer, "varint", -1);
        int quicint = writer.position();
        Quicint.write(writer, "quicint", 1 << 20);
        int text = writer.position();
        PrefixedBytes.write(writer, "text", CONTENT, 4, true);
        int line = writer.position();
        writer.putUtf8("line", "HTTP/1.1 200 OK\r\n");
        int mpint = writer.put64("mpint", 0x4_0000_0001L);
        byte[] wire = new byte[writer.position()];
        writer.buffer().get(0, wire);
        ByteBuffer b = kind.holding(0, wire, 0);
        Bytes crlf = Bytes.ofUtf8("\r\n");
        assertNothingAllocated(() -> {
            int at = 0;
            while (at < names) {
                at = DnsNameCodec.INSTANCE.skip(b, at, wire.length, 0, Limits.DEFAULT);
            }
            Varint.get(b, Varint.skip(b, varint, wire.length) - 10);
            Quicint.get(b, Quicint.skip(b, quicint, wire.length) - 4);
            PrefixedBytes.skip(b, text, wire.length, 4, true, null);
            DelimitedBytes.skip(b, line, wire.length, crlf);
            MpintCodec.INSTANCE.skip(b, mpint, wire.length, 0, Limits.DEFAULT);
            Bits.get(b, 3, 61);
            Limits.DEFAULT.checkDepth(1, 0);
        });
    }

    @ParameterizedTest
    @EnumSource(Checksum.class)
    void sumsUp(Checksum checksum) throws ParseException {
        ByteBuffer heap = BufferKind.HEAP_LITTLE.holding(1, new byte[101], 0);
        ByteBuffer direct = BufferKind.DIRECT.holding(1, new byte[101], 0);
        assertNothingAllocated(() -> {
            long sum = checksum.addNumber(checksum.start(), 17, 2);
            sum = checksum.add(checksum.add(sum, heap, 1, 102), CONTENT);
            checksum.finish(checksum.addExcept(sum, direct, 1, 102, 7, 9));
        });
    }
}
