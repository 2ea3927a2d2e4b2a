import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
build.prints(
    '[INFO] Generated because nothing is generated yet: 1 written, 0 unchanged',
    '[INFO] Generated because nothing is generated yet: 3 written, 0 unchanged')
assertThat(build.files('target/generated-test-sources/mpl')).containsExactlyInAnyOrder(
    'com/example/demo/MessageArbitraries.java', 'com/example/demo/MessageProperties.java', 'com/example/demo/MplInputs.java')
build.has('target/classes/com/example/demo/Message.class')
assertThat(build.log()).contains('Tests run: 3, Failures: 0, Errors: 0, Skipped: 0')
true
