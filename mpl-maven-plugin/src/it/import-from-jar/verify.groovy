import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
assertThat(build.files('target/generated-sources/mpl')).contains(
    'com/example/net/Tunnel.java', 'com/example/net/dns/DnsQuestion.java', 'com/example/net/dns/Rrtype.java', 'com/example/net/udp/Udp.java')
// Of the library, what is used and what is asked for, no more.
assertThat(build.files('target/generated-sources/mpl')).doesNotContain('com/example/net/dns/Dns.java', 'com/example/net/tcp/Tcp.java')
assertThat(build.jar('target/import-from-jar-1.jar')).contains('META-INF/mpl/tunnel.mpl').doesNotContain('META-INF/mpl/dns/dns.mpl')
assertThat(build.call('target/classes', 'com.example.Client', 'ask', 'example.org')).isEqualTo('example.org over com.example.net.udp.Udp')
true
