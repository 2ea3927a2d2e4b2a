import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
build.prints(
    '[INFO] Generated because nothing is generated yet: 1 written, 0 unchanged',
    '[INFO] Generated because nothing is generated yet: 1 written, 0 unchanged')
assertThat(build.files('target/generated-test-sources/mpl')).containsExactly('com/example/wire/Frame.java')
assertThat(build.jar('target/test-specs-1.jar')).contains('META-INF/mpl/demo/ping.mpl').doesNotContain('META-INF/mpl/wire/frame.mpl')
build.has('target/test-classes/com/example/wire/Frame.class')
assertThat(build.log()).contains('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
true
