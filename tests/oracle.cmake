# The library against independent evaluators, on random cases; TIEUCHI_RANDOM_CASES says how many.
set(random_cases "\${TIEUCHI_RANDOM_CASES:-20000}")

function(add_oracle name command)
  add_test(NAME oracle.${name} COMMAND bash -o pipefail -c "${command}" WORKING_DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/python)
endfunction()

set(python "'${Python3_EXECUTABLE}' -B -m")
if(TARGET arithmetic_check)
  add_oracle(arithmetic "${python} oracle.arithmetic_oracle ${random_cases} | '$<TARGET_FILE:arithmetic_check>'")
endif()
if(TARGET eval_jsonl)
  add_oracle(feel "${python} oracle.compare --count ${random_cases} -- '$<TARGET_FILE:eval_jsonl>' --mode strict")
endif()
if(TARGET cost_check)
  add_oracle(costs "${python} oracle.feel_costs --count ${random_cases} -- '$<TARGET_FILE:cost_check>'")
endif()
