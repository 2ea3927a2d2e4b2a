import java.nio.ByteBuffer;
import java.util.stream.Collectors;
import packets.Report;

class UseMpl {
    static String read(byte[] bytes) throws Exception {
        Report report = Report.parseStrict(ByteBuffer.wrap(bytes)); // parse would let a wrong checksum pass
        String said = switch (report.body()) {
            case Report.Body.Temperature temperature -> temperature.celsius().stream()
                    .map(value -> Integer.toString(value.hundredths()))
                    .collect(Collectors.joining(" "));
            case Report.Body.Position position -> position.latitude() + " " + position.longitude();
            case Report.Body.Other other -> other.data().hex();
        };
        return report.sensor() + " at " + (report.hasTime() ? report.time() : "no time") + ": " + said;
    }

    static byte[] write() {
        ByteBuffer buffer = ByteBuffer.allocate(64);
        Report.builder(buffer)
                .sensor(513)
                .time(1_700_000_000L)
                .bodyAsTemperature()
                .celsius(values -> values.add(2150).add(-40))
                .build();
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }
}
