import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
build.prints(
    '[INFO] Generated because nothing is generated yet: 3 written, 0 unchanged',
    // Ping does not use the import; Hello and Address know its size.
    '[INFO] Generated because shared/net/address.mpl changed: 2 written, 1 unchanged')
assertThat(build.text('target/generated-sources/mpl/com/example/net/Address.java')).contains('port()')
true
