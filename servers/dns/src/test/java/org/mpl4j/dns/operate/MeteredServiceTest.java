package org.mpl4j.dns.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.WatchServer;

final class MeteredServiceTest {
    private final DnsMetrics metrics = new DnsMetrics();

    private static Service refuse(String name, Rrtype type) {
        return (request, response) -> {
            Dns.builder(response)
                    .id(1)
                    .response(true)
                    .rcode(Dns.Rcode.Refused)
                    .questions(list -> list.add(
                            question -> question.qname(DnsName.of(name)).qtype(type)))
                    .build();
            return true;
        };
    }

    private static void ask(Service service, Transport transport, int times) {
        Request request = new Request();
        for (int i = 0; i < times; i++) {
            request.set(ByteBuffer.allocate(0), transport, 0, 0xffff_7f00_0001L, 5000, 0);
            ByteBuffer response = ByteBuffer.allocate(600).position(7);
            service.answer(request, response);
            assertThat(response.limit()).isEqualTo(600);
        }
    }

    @Test
    void countsWhatIsAnswered() {
        ask(new MeteredService(refuse("a.example", Rrtype.MX), metrics, null), Transport.UDP, 32);
        ask(new MeteredService(refuse("a.example", Rrtype.of(65280)), metrics, null), Transport.TCP, 3);
        ask(new MeteredService((request, response) -> false, metrics, null), Transport.TCP, 3);
        ask(new MeteredService((request, response) -> true, metrics, null), Transport.TLS, 1);
        assertThat(metrics.text(text -> {}).lines())
                .contains(
                        "mpl_dns_answers_total{transport=\"udp\",rcode=\"Refused\"} 32",
                        "mpl_dns_answers_total{transport=\"tcp\",rcode=\"Refused\"} 3",
                        "mpl_dns_queries_total{qtype=\"MX\"} 32",
                        "mpl_dns_queries_total{qtype=\"other\"} 4",
                        "mpl_dns_answer_seconds_count 2")
                .noneMatch(line -> line.contains("answers_total{transport=\"tls\""));
        assertThat(metrics.answered()).isEqualTo(35);
    }

    @Test
    void tellsOverHttp() throws Exception {
        String[] problem = {""};
        ask(new MeteredService(refuse("a.example", Rrtype.A), metrics, null), Transport.UDP, 1);
        try (WatchServer watch = new WatchServer(
                        new InetSocketAddress("127.0.0.1", 0), () -> metrics.text(more -> {}), () -> problem[0]);
                HttpClient client = HttpClient.newHttpClient()) {
            String base = "http://127.0.0.1:" + watch.address().getPort();
            assertThat(get(client, base + "/metrics").body()).contains("mpl_dns_queries_total{qtype=\"A\"} 1\n");
            assertThat(get(client, base + "/health").body()).isEqualTo("ok\n");
            problem[0] = "zone example.org has expired";
            assertThat(get(client, base + "/health").statusCode()).isEqualTo(503);
            assertThat(get(client, base + "/").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(HttpClient client, String uri) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void writesOneInSoManyQueriesDown(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("queries.json");
        try (QueryLog log = new QueryLog(file, 10, metrics.queryLog())) {
            ask(new MeteredService(refuse("a\\\"b.example", Rrtype.TXT), metrics, log), Transport.UDP, 25);
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .contains(
                        "\"transport\":\"udp\",\"client\":\"127.0.0.1\",\"port\":5000,\"name\":\"a\\\\\\\"b.example\",\"type\":\"TXT\",\"rcode\":\"Refused\",\"bytes\":");
        assertThat(metrics.queryLog().written()).isEqualTo(2);
    }
}
