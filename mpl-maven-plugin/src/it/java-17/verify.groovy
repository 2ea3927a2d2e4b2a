import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
assertThat(build.log()).contains('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0').doesNotContain('[WARNING] /')
true
