import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
build.has('target/classes/module-info.class', 'target/classes/com/example/net/Ping.class', 'target/classes/com/example/net/dns/Dns.class')
assertThat(build.log()).doesNotContain('COMPILATION WARNING', '[WARNING] /')
true
