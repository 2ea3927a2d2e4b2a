import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.zip.CRC32;

class UseByteBuffer {
    static String read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getShort() != 0x5352) {
            throw new IllegalArgumentException("another magic number");
        }
        int kind = in.get() & 0xff;
        boolean hasTime = (in.get() & 0x80) != 0;
        int sensor = in.getShort() & 0xffff;
        int length = in.getShort() & 0xffff;
        String time = hasTime ? Long.toString(in.getInt() & 0xffff_ffffL) : "no time";
        ByteBuffer body = in.slice(in.position(), length);
        in.position(in.position() + length);
        if (sumOf(bytes, in.position()) != in.getInt()) {
            throw new IllegalArgumentException("a wrong checksum");
        }
        StringJoiner said = new StringJoiner(" ");
        switch (kind) {
            case 1 -> {
                while (body.hasRemaining()) {
                    said.add(Short.toString(body.getShort()));
                }
            }
            case 2 -> said.add(Integer.toString(body.getInt())).add(Integer.toString(body.getInt()));
            default -> {
                byte[] data = new byte[body.remaining()];
                body.get(data);
                said.add(HexFormat.of().formatHex(data));
            }
        }
        if (body.hasRemaining()) {
            throw new IllegalArgumentException("the body is longer than what is in it");
        }
        return sensor + " at " + time + ": " + said;
    }

    static byte[] write() {
        ByteBuffer out = ByteBuffer.allocate(64);
        out.putShort((short) 0x5352).put((byte) 1).put((byte) 0x80).putShort((short) 513);
        int length = out.position();
        out.putShort((short) 0).putInt(1_700_000_000);
        int body = out.position();
        out.putShort((short) 2150).putShort((short) -40);
        out.putShort(length, (short) (out.position() - body));
        out.putInt(sumOf(out.array(), out.position()));
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    private static int sumOf(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
