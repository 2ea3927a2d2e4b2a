package org.mpl4j.tcpip.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What iperf3's sides tell each other as JSON: what is to be measured, and what each has counted. */
final class IperfJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BLOCK = 128 << 10;

    private IperfJson() {}

    /** Writes an object. */
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static String object(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a text can be written", e);
        }
        return text.toString();
    }

    static String parameters(BenchPlan plan) {
        return object(json -> {
            json.writeBooleanField("tcp", true);
            json.writeNumberField("omit", 0);
            json.writeNumberField(
                    "time", plan.bytes() > 0 ? 0 : Math.max(plan.duration().toSeconds(), 1));
            json.writeNumberField("num", plan.bytes());
            json.writeNumberField("blockcount", 0);
            json.writeNumberField("parallel", plan.streams());
            if (plan.isReverse()) {
                json.writeBooleanField("reverse", true);
            }
            json.writeNumberField("len", plan.blockBytes());
            json.writeNumberField("pacing_timer", 1000);
            json.writeStringField("client_version", "3.12");
        });
    }

    /**
     * What a client asks for.
     *
     * @throws UnsupportedOperationException if it is what is not done here, with its name
     * @throws IOException if it is no JSON, or out of range
     */
    static BenchPlan plan(String text) throws IOException {
        Map<?, ?> json = read(text);
        for (String other : List.of("udp", "sctp", "bidirectional", "authtoken")) {
            if (json.containsKey(other) && !Boolean.FALSE.equals(json.get(other))) {
                throw new UnsupportedOperationException(other);
            }
        }
        long blocks = number(json, "blockcount", 0);
        int block = Math.toIntExact(Math.min(number(json, "len", USUAL_BLOCK), BenchPlan.MOST_BLOCK));
        long bytes = blocks > 0 ? Math.multiplyExact(blocks, (long) block) : number(json, "num", 0);
        long seconds = Math.addExact(number(json, "time", 10), number(json, "omit", 0));
        try {
            return new BenchPlan(
                    Duration.ofSeconds(seconds),
                    bytes,
                    Math.toIntExact(number(json, "parallel", 1)),
                    block,
                    Boolean.TRUE.equals(json.get("reverse")));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("what the client asks for cannot be: " + e.getMessage(), e);
        }
    }

    static String results(BenchResult result) {
        return object(json -> {
            json.writeNumberField("cpu_util_total", result.cpu().total());
            json.writeNumberField("cpu_util_user", result.cpu().user());
            json.writeNumberField("cpu_util_system", result.cpu().system());
            json.writeNumberField("sender_has_retransmits", result.hasRetransmits() ? 1 : 0);
            json.writeArrayFieldStart("streams");
            for (BenchResult.Stream stream : result.streams()) {
                json.writeStartObject();
                json.writeNumberField("id", stream.id());
                json.writeNumberField("bytes", stream.bytes());
                json.writeNumberField("retransmits", stream.retransmits());
                json.writeNumberField("jitter", 0);
                json.writeNumberField("errors", 0);
                json.writeNumberField("omitted_errors", 0);
                json.writeNumberField("packets", 0);
                json.writeNumberField("omitted_packets", 0);
                json.writeNumberField("start_time", 0);
                json.writeNumberField("end_time", stream.seconds());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /**
     * What the other side has counted.
     *
     * @throws IOException if it is something else
     */
    static BenchResult result(String text) throws IOException {
        Map<?, ?> json = read(text);
        List<BenchResult.Stream> streams = new ArrayList<>();
        if (!(json.get("streams") instanceof List<?> all)) {
            throw new IOException("results without streams: " + text);
        }
        for (Object one : all) {
            if (!(one instanceof Map<?, ?> stream)) {
                throw new IOException("a stream is no object: " + text);
            }
            streams.add(new BenchResult.Stream(
                    (int) number(stream, "id", 0),
                    number(stream, "bytes", 0),
                    number(stream, "retransmits", 0),
                    real(stream, "end_time") - real(stream, "start_time")));
        }
        return new BenchResult(
                streams,
                new CpuShare(real(json, "cpu_util_user"), real(json, "cpu_util_system")),
                number(json, "sender_has_retransmits", 0) == 1);
    }

    private static long number(Map<?, ?> json, String name, long otherwise) {
        return json.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    private static double real(Map<?, ?> json, String name) {
        return json.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    private static Map<?, ?> read(String text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            if (value(json) instanceof Map<?, ?> object) {
                return object;
            }
            throw new IOException("the other side does not speak as iperf3 does: " + text);
        } catch (JsonProcessingException e) {
            throw new IOException("the other side does not speak as iperf3 does: " + e.getOriginalMessage(), e);
        }
    }

    /** The value that a parser stands at: a map, a list, a number, a boolean, or a text. */
    private static Object value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            return "";
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    json.nextToken();
                    object.put(name, value(json));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> json.getText();
        };
    }
}
