import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
// The application's specification uses the protocol's classes, and does not make them again.
assertThat(build.files('application/target/generated-sources/mpl')).containsExactly('com/example/chat/Hello.java')
assertThat(build.text('application/target/generated-sources/mpl/com/example/chat/Hello.java')).contains('import com.example.protocol.base.Address;')
assertThat(build.call('application/target/classes,protocol/target/classes', 'com.example.chat.Greeter', 'port')).isEqualTo(53)
assertThat(build.log()).contains('Nothing to do: there is no specification (**/*.mpl) in ')
assertThat(build.log()).doesNotContain('not marked @threadSafe').doesNotContain('not marked as thread-safe')
true
