package dev.rushgate.backoffice;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Conditions on what code calls. */
final class CallRules {

  private static final String REDIS = "org.springframework.data.redis";

  private static final Set<String> READING =
      Set.of(
          "getConnection",
          "close",
          "multi",
          "exec",
          "discard",
          "hashCommands",
          "zSetCommands",
          "setCommands",
          "serverCommands",
          "hGetAll",
          "hLen",
          "hMGet",
          "zCard",
          "zRange",
          "sCard",
          "info",
          "time",
          "zScore",
          "zRangeWithScores",
          "zRangeByScoreWithScores",
          "getScore",
          "getValue",
          "hScan",
          "scanOptions",
          "limit",
          "count",
          "build",
          "hasNext",
          "next");

  private CallRules() {}

  static ArchCondition<JavaMethod> callNoWritingRedisCommand() {
    return new ArchCondition<>("call only reading commands of Redis") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        for (JavaMethodCall call : method.getMethodCallsFromSelf()) {
          boolean redis = call.getTargetOwner().getPackageName().startsWith(REDIS);
          if (redis && !READING.contains(call.getName())) {
            events.add(SimpleConditionEvent.violated(method, call.getDescription()));
          }
        }
      }
    };
  }

  static ArchCondition<JavaMethod> touchNoKeyButThatOfAnAnswer() {
    return new ArchCondition<>("build no key of Redis but that of an answer, and give it an end") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        for (JavaMethodCall call : method.getMethodCallsFromSelf()) {
          boolean keys = call.getTargetOwner().getSimpleName().equals("RedisKeys");
          boolean command =
              call.getTargetOwner().getPackageName().endsWith("lettuce.core.api.sync");
          boolean allowed =
              keys
                  ? call.getName().equals("once")
                  : !command
                      || call.getName().equals("get")
                      || (call.getName().equals("set")
                          && call.getTarget().getRawParameterTypes().size() == 3);
          if (!allowed) {
            events.add(SimpleConditionEvent.violated(method, call.getDescription()));
          }
        }
      }
    };
  }
}
