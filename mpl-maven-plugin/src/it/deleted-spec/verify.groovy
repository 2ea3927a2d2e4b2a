import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
build.prints(
    '[INFO] Generated because nothing is generated yet: 2 written, 0 unchanged',
    '[INFO] Generated because src/main/mpl/demo/pong.mpl is gone: 0 written, 1 unchanged, 1 deleted')
// What somebody else put there stays.
assertThat(build.files('target/generated-sources/mpl')).containsExactly('com/example/demo/Mine.java', 'com/example/demo/Ping.java')
true
