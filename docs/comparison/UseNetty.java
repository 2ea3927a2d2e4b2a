import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.MessageToByteEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

class UseNetty {
    private static final int MAGIC = 0x5352;
    private static final int HEADER = 8;

    record Report(int sensor, Long time, Body body) {}

    sealed interface Body {}

    record Temperature(List<Integer> hundredths) implements Body {}

    record Position(int latitude, int longitude) implements Body {}

    record Other(int kind, byte[] data) implements Body {}

    static class Decoder extends ByteToMessageDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            int start = in.readerIndex();
            if (in.readableBytes() < HEADER) {
                return; // called again when there is more
            }
            if (in.getUnsignedShort(start) != MAGIC) {
                throw new CorruptedFrameException("another magic number");
            }
            boolean hasTime = (in.getByte(start + 3) & 0x80) != 0;
            int length = in.getUnsignedShort(start + 6);
            int end = HEADER + (hasTime ? 4 : 0) + length;
            if (in.readableBytes() < end + 4) {
                return;
            }
            if (in.getUnsignedInt(start + end) != sumOf(in, start, end)) {
                throw new CorruptedFrameException("a wrong checksum");
            }
            int kind = in.getUnsignedByte(start + 2);
            int sensor = in.getUnsignedShort(start + 4);
            in.skipBytes(HEADER);
            Long time = hasTime ? in.readUnsignedInt() : null;
            out.add(new Report(sensor, time, body(kind, in.readSlice(length))));
            in.skipBytes(4);
        }

        private static Body body(int kind, ByteBuf in) {
            Body body = switch (kind) {
                case 1 -> {
                    List<Integer> hundredths = new ArrayList<>();
                    while (in.readableBytes() >= 2) {
                        hundredths.add((int) in.readShort());
                    }
                    yield new Temperature(hundredths);
                }
                case 2 -> {
                    if (in.readableBytes() < 8) {
                        throw new CorruptedFrameException("a position has 8 bytes");
                    }
                    yield new Position(in.readInt(), in.readInt());
                }
                default -> {
                    byte[] data = new byte[in.readableBytes()];
                    in.readBytes(data);
                    yield new Other(kind, data);
                }
            };
            if (in.isReadable()) {
                throw new CorruptedFrameException("the body is longer than what is in it");
            }
            return body;
        }
    }

    static class Encoder extends MessageToByteEncoder<Report> {
        @Override
        protected void encode(ChannelHandlerContext context, Report report, ByteBuf out) {
            int start = out.writerIndex();
            out.writeShort(MAGIC).writeZero(1).writeByte(report.time() == null ? 0 : 0x80).writeShort(report.sensor()).writeZero(2);
            if (report.time() != null) {
                out.writeInt(report.time().intValue());
            }
            int body = out.writerIndex();
            switch (report.body()) {
                case Temperature temperature -> temperature.hundredths().forEach(out::writeShort);
                case Position position -> out.writeInt(position.latitude()).writeInt(position.longitude());
                case Other other -> out.writeBytes(other.data());
            }
            out.setByte(start + 2, report.body() instanceof Temperature ? 1 : report.body() instanceof Other other ? other.kind() : 2);
            out.setShort(start + 6, out.writerIndex() - body);
            out.writeInt((int) sumOf(out, start, out.writerIndex() - start));
        }
    }

    private static long sumOf(ByteBuf bytes, int start, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes.nioBuffer(start, length));
        return sum.getValue();
    }

    static String read(byte[] bytes) {
        EmbeddedChannel channel = new EmbeddedChannel(new Decoder());
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        Report report = channel.readInbound();
        channel.finishAndReleaseAll();
        if (report == null) {
            throw new IllegalArgumentException("the end is missing");
        }
        String said = switch (report.body()) {
            case Temperature temperature -> temperature.hundredths().stream().map(String::valueOf).collect(Collectors.joining(" "));
            case Position position -> position.latitude() + " " + position.longitude();
            case Other other -> ByteBufUtil.hexDump(other.data());
        };
        return report.sensor() + " at " + (report.time() == null ? "no time" : report.time()) + ": " + said;
    }

    static byte[] write() {
        EmbeddedChannel channel = new EmbeddedChannel(new Encoder());
        channel.writeOutbound(new Report(513, 1_700_000_000L, new Temperature(List.of(2150, -40))));
        ByteBuf bytes = channel.readOutbound();
        byte[] written = ByteBufUtil.getBytes(bytes);
        bytes.release();
        return written;
    }
}
