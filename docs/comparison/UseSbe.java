import java.nio.ByteBuffer;
import java.util.StringJoiner;
import org.agrona.concurrent.UnsafeBuffer;
import sbe.MessageHeaderDecoder;
import sbe.MessageHeaderEncoder;
import sbe.PositionDecoder;
import sbe.TemperatureDecoder;
import sbe.TemperatureEncoder;

class UseSbe {
    static String read(byte[] bytes) {
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
        switch (header.templateId()) {
            case TemperatureDecoder.TEMPLATE_ID -> {
                TemperatureDecoder message = new TemperatureDecoder().wrapAndApplyHeader(buffer, 0, header);
                String start = start(message.sensor(), message.time());
                StringJoiner said = new StringJoiner(" ");
                for (TemperatureDecoder.CelsiusDecoder value : message.celsius()) {
                    said.add(Short.toString(value.hundredths()));
                }
                return start + said;
            }
            case PositionDecoder.TEMPLATE_ID -> {
                PositionDecoder message = new PositionDecoder().wrapAndApplyHeader(buffer, 0, header);
                return start(message.sensor(), message.time()) + message.latitude() + " " + message.longitude();
            }
            default -> throw new IllegalArgumentException("another template: " + header.templateId());
        }
    }

    private static String start(int sensor, long time) {
        return sensor + " at " + (time == TemperatureDecoder.timeNullValue() ? "no time" : time) + ": ";
    }

    static byte[] write() {
        UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocate(64));
        TemperatureEncoder message = new TemperatureEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        message.sensor(513).time(1_700_000_000L).celsiusCount(2).next().hundredths((short) 2150).next().hundredths((short) -40);
        byte[] bytes = new byte[message.limit()];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
