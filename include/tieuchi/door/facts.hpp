#pragma once

// Reported facts, whole: reading tables and checking rows.

#include <tieuchi/door/admission.hpp>
