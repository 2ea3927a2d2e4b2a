import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
build.prints('[INFO] Generated because nothing is generated yet: 1 written, 0 unchanged')
assertThat(build.jar('target/zero-config-1.jar')).contains(
    'com/example/demo/Ping.class', 'META-INF/mpl/demo/ping.mpl', 'META-INF/mpl/generate-default.java-classes.tsv')
assertThat(build.call('target/classes', 'com.example.Pinger', 'roundTrip', 'hello')).isEqualTo('hello')
true
