import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
build.prints(
    '[INFO] Generated because nothing is generated yet: 2 written, 0 unchanged',
    '[INFO] Nothing to generate: all 3 files are up to date',
    '[INFO] Generated because the package changed: 2 written, 0 unchanged, 2 deleted',
    '[INFO] Generated because the package changed: 2 written, 0 unchanged, 2 deleted')
// The second build knew the folder all the same, and had nothing to compile.
assertThat(build.count('Nothing to compile - all classes are up to date')).isEqualTo(1)
build.has('target/classes/com/example/demo/Ping.class')
build.hasNot('target/generated-sources/mpl/org')
true
