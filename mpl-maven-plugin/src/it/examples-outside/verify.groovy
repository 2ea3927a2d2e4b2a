import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
assertThat(build.log()).containsPattern('Tests run: [1-9][0-9]*, Failures: 0, Errors: 0, Skipped: 0')
assertThat(build.jar('target/mpl-generated-examples-0.1.0-SNAPSHOT.jar'))
    .contains('org/mpl4j/examples/LookUp.class', 'org/mpl4j/examples/tlv/Settings.class', 'org/mpl4j/examples/dns/Dns.class')
true
