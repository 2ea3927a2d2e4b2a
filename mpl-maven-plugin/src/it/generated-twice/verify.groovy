import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
assertThat(build.log())
    .contains('the execution `generate-test-again` generates ')
    .contains("/target/again/com/example/demo/MessageArbitraries.java, and there is ${basedir}/target/generated-test-sources/mpl/com/example/demo/MessageArbitraries.java already")
    .contains('Let one execution do both')
true
