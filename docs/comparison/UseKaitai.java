import io.kaitai.struct.ByteBufferKaitaiStream;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import kaitai.Report;

class UseKaitai {
    static String read(byte[] bytes) {
        Report report = new Report(new ByteBufferKaitaiStream(bytes));
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, bytes.length - 4);
        if (sum.getValue() != report.sum()) {
            throw new IllegalArgumentException("a wrong checksum");
        }
        // body() is an Object: of the class of its kind, or byte[] for a kind without a case.
        String said = switch (report.body()) {
            case Report.Temperature temperature -> temperature.hundredths().stream()
                    .map(value -> Short.toString(value))
                    .collect(Collectors.joining(" "));
            case Report.Position position -> position.latitude() + " " + position.longitude();
            case byte[] other -> HexFormat.of().formatHex(other);
            default -> throw new AssertionError();
        };
        return report.sensor() + " at " + (report.hasTime() ? report.time() : "no time") + ": " + said;
    }
}
